/**
 * Makes the printed page exactly as large as the badge; returns how to undo that. A constructed stylesheet, since the page's
 * content security policy allows no inline style, and @page knows no custom properties.
 */
export function applyPageSize({ widthMm, heightMm }: { widthMm: number; heightMm: number }): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
