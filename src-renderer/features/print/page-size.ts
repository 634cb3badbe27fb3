/**
 * Adds styles to the page; returns how to take them away. A constructed stylesheet, since the page's content security policy
 * allows no inline style, and @page knows no custom properties.
 */
export function applyStyle(css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** Makes the printed page exactly as large as the badge; returns how to undo that. */
export function applyPageSize({ widthMm, heightMm }: { widthMm: number; heightMm: number }): () => void {
  return applyStyle(`@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }`);
}
