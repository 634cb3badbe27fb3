import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

/** How many people there are of each kind, one bar each. Loaded by itself, since it has recharts; what it shows is said beside it. */
export default function CountsPlot({
  bars,
  number,
  names,
}: {
  bars: readonly { name: string; people: number }[];
  number: (value: number) => string;
  names: { people: string; kind: string };
}) {
  const text = { fill: 'var(--dim)', fontSize: 14 };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...bars]}
        accessibilityLayer={false}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        barCategoryGap="12%"
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="name"
          interval="preserveStartEnd"
          minTickGap={12}
          tick={text}
          tickMargin={8}
          stroke="var(--line-strong)"
        />
        <YAxis
          allowDecimals={false}
          width="auto"
          tickFormatter={number}
          tick={text}
          axisLine={false}
          tickLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--hover)' }}
          formatter={(value) => number(Number(value))}
          labelFormatter={(kind) => `${names.kind}: ${kind}`}
          contentStyle={{ background: 'var(--panel)', borderColor: 'var(--line-strong)', borderRadius: 12 }}
          labelStyle={{ color: 'var(--dim)' }}
          itemStyle={{ color: 'var(--ink)' }}
        />
        <Bar dataKey="people" name={names.people} fill="var(--plot-in)" maxBarSize={48} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
