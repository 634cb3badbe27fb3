/** Puts the stand-in in the place of the module `electron`. */
export async function resolve(specifier, context, next) {
  return next(specifier === 'electron' ? new URL('./electron.ts', import.meta.url).href : specifier, context);
}
