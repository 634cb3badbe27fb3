import type { PaperElement } from '#shared/domain/paper-sheets.ts';

/**
 * A block of paper as nodes of the page. Made without React: a thousand schedules are fifty thousand nodes, and none of them
 * ever changes.
 */
export function nodeOf({ tag, class: name, span, children }: PaperElement): HTMLElement {
  const node = document.createElement(tag);
  if (name !== undefined) node.className = name;
  if (span !== undefined) node.setAttribute('colspan', String(span));
  for (const child of children) node.append(typeof child === 'string' ? child : nodeOf(child));
  return node;
}

/** A block with no more than so many rows: enough to see how it looks. */
export function firstRows(element: PaperElement, most: number): PaperElement {
  const children = element.children.map((child) => (typeof child === 'string' ? child : firstRows(child, most)));
  return { ...element, children: element.tag === 'tbody' ? children.slice(0, most) : children };
}
