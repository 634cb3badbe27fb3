import { useState } from 'react';

/** What is selected of a list that others may change meanwhile: what is gone is selected no more. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = new Set(ids.filter((id) => chosen.has(id)));
  return {
    selected: selected as ReadonlySet<string>,
    all: ids.length > 0 && selected.size === ids.length,
    set: (next: Iterable<string>) => setChosen(new Set(next)),
    toggle(id: string) {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
    },
    toggleAll: () => setChosen(new Set(selected.size === ids.length ? [] : ids)),
    clear: () => setChosen(new Set()),
  };
}

export type Selection = ReturnType<typeof useSelection>;
