/** Sheets that printers have. In mm. */
export const PAPER_SIZES = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
} as const;
export type PaperSize = keyof typeof PAPER_SIZES;

/** What no printer reaches, and what a hand holds. In mm. */
export const PAPER_MARGIN_MM = 12;

/**
 * How paper looks: black on white, in the fonts of the machine and with nothing from any network. The same for the screen's
 * preview, the printer, and a file that opens in any browser.
 */
export function paperStyle(size: PaperSize): string {
  const { widthMm, heightMm } = PAPER_SIZES[size];
  return `
@page {
  size: ${widthMm}mm ${heightMm}mm;
  margin: ${PAPER_MARGIN_MM}mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; }
}
.paper {
  color-scheme: light;
  background: #fff;
  color: #000;
  font: 10.5pt/1.35 "Inter", "Noto Sans", system-ui, -apple-system, "Segoe UI", "Noto Sans Arabic", "Noto Sans Hebrew",
    "Noto Sans CJK SC", "Noto Sans Thai", "Noto Sans Devanagari", sans-serif;
  text-align: start;
}
.paper section { break-inside: auto; }
.paper .paper-page + section { break-before: page; }
.paper .paper-slip { break-inside: avoid; padding-block: 4mm; border-bottom: 1px dashed #888; }
.paper table { width: 100%; border-collapse: collapse; table-layout: fixed; }
.paper tr { break-inside: avoid; }
.paper td, .paper th { padding: 1.6mm 3mm 1.6mm 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
.paper tbody tr { border-top: 1px solid #bbb; }
.paper th { font-size: 8.5pt; font-weight: 600; color: #555; padding-block: 0.8mm; }
.paper b { font-weight: 650; }
.paper col.paper-when { width: 36mm; }
.paper col.paper-where { width: 46mm; }
.paper td.paper-when { font-variant-numeric: tabular-nums; }
.paper .paper-top { padding: 0 0 2mm; }
.paper .paper-head { display: flex; justify-content: space-between; align-items: baseline; gap: 6mm; font-size: 8.5pt; color: #555; }
.paper .paper-head > span { min-width: 0; overflow-wrap: anywhere; }
.paper .paper-mark { flex: none; padding: 0 2mm; border: 0.5mm solid #000; color: #000; text-transform: uppercase; letter-spacing: 0.06em; }
.paper .paper-title { display: grid; gap: 0 4mm; padding-top: 3mm; }
.paper .paper-title > b { font-size: 17pt; line-height: 1.2; text-wrap: balance; }
.paper .paper-title > .paper-table-name { font-size: 44pt; }
.paper .paper-title > * { overflow-wrap: anywhere; }
.paper .paper-dim, .paper .paper-none { font-weight: 400; color: #555; }
.paper :is(.paper-slip, .paper-list) table { font-size: 8.5pt; line-height: 1.3; }
.paper :is(.paper-slip, .paper-list) :is(td, th) { padding-block: 0.6mm; }
.paper :is(.paper-slip, .paper-list) :is(.paper-when, .paper-where) > div { display: inline; }
.paper :is(.paper-slip, .paper-list) :is(.paper-when, .paper-where) > div + div::before { content: " · "; }
.paper :is(.paper-slip, .paper-list) col.paper-when { width: 44mm; }
.paper :is(.paper-slip, .paper-list) col.paper-where { width: 64mm; }
.paper .paper-slip .paper-title { display: flex; flex-wrap: wrap; align-items: baseline; padding-top: 1mm; }
.paper .paper-slip .paper-title > b { font-size: 13pt; }
.paper .paper-slip .paper-title > .paper-table-name { font-size: 24pt; }
.paper .paper-day { padding-top: 3mm; font-size: 9.5pt; font-weight: 600; }
`;
}
