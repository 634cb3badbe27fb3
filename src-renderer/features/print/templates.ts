type TemplateKey = 'label-90x60' | 'label-62x100' | 'label-54x86' | 'a6' | 'a5-folded' | 'other';

/** The key of a template's name in the catalogue; another version of the app may have sizes that this one does not know. */
export function templateKey(id: string): TemplateKey {
  switch (id) {
    case 'label-90x60':
    case 'label-62x100':
    case 'label-54x86':
    case 'a6':
    case 'a5-folded':
      return id;
    default:
      return 'other';
  }
}
