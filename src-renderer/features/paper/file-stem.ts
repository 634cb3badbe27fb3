/** A name for a file of somebody, which every system takes. */
export function fileStemOf(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 80) || 'meetings'
  );
}
