import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ArrivalStep } from './arrivals.ts';

const BAR = { maxBarSize: 28, isAnimationActive: false } as const;

/**
 * Who came upwards, who went downwards: apart by their place and not by colour alone. The only part with recharts, hence
 * loaded by itself. What it shows is said beside it in words, and in a table.
 */
export default function ArrivalsPlot({
  steps,
  ticks,
  time,
  number,
  names,
}: {
  steps: readonly ArrivalStep[];
  ticks: readonly number[];
  time: (at: number) => string;
  number: (value: number) => string;
  names: { admitted: string; exited: string };
}) {
  const data = steps.map(({ at, admitted, exited }) => ({ at, admitted, exited: -exited }));
  const size = (value: unknown) => number(Math.abs(Number(value)));
  const text = { fill: 'var(--dim)', fontSize: 14 };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        stackOffset="sign"
        accessibilityLayer={false}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        barCategoryGap="12%"
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="at"
          ticks={[...ticks]}
          interval="preserveStart"
          minTickGap={24}
          tickFormatter={time}
          tick={text}
          tickMargin={8}
          stroke="var(--line-strong)"
        />
        <YAxis allowDecimals={false} width="auto" tickFormatter={size} tick={text} axisLine={false} tickLine={false} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--hover)' }}
          formatter={size}
          labelFormatter={(at) => time(Number(at))}
          contentStyle={{ background: 'var(--panel)', borderColor: 'var(--line-strong)', borderRadius: 12 }}
          labelStyle={{ color: 'var(--dim)' }}
          itemStyle={{ color: 'var(--ink)' }}
        />
        <ReferenceLine y={0} stroke="var(--line-strong)" />
        <Bar dataKey="admitted" name={names.admitted} stackId="all" fill="var(--plot-in)" {...BAR} />
        <Bar dataKey="exited" name={names.exited} stackId="all" fill="var(--plot-out)" {...BAR} />
      </BarChart>
    </ResponsiveContainer>
  );
}
