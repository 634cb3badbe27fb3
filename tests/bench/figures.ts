/** One measured figure. */
export interface Figure {
  what: string;
  measured: number;
  unit: string;
  /** What it should be at most, or at least where `atLeast` says so; null for a figure that only informs. */
  target: number | null;
  atLeast?: true;
}

export interface Report {
  date: string;
  machine: string;
  people: number;
  seed: number;
  figures: readonly Figure[];
}

/** The value below which a share of the sample lies. @param share from 0 to 1 */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Prints a report as a table. */
export function print(report: Report): void {
  const rows = report.figures.map((figure) => {
    const met =
      figure.target === null || (figure.atLeast ? figure.measured >= figure.target : figure.measured <= figure.target);
    const target =
      figure.target === null ? '' : `${figure.atLeast ? 'at least' : 'at most'} ${figure.target} ${figure.unit}`;
    return [
      figure.what,
      `${figure.measured.toFixed(2)} ${figure.unit}`,
      target,
      figure.target === null ? '' : met ? 'met' : 'MISSED',
    ];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  process.stdout.write(
    `${report.date} · ${report.machine} · ${report.people} people, seed ${report.seed}\n${lines.join('\n')}\n`,
  );
}
