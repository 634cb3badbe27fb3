import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Icon, IconButton, Segmented } from '#renderer/ui/index.ts';
import { FILTERS, type Filter } from './filters.ts';

/** The search box over the list, the filters, and how many there are. */
export function PeopleHead({
  filter,
  onFilter,
  total,
  text,
  onText,
  onKeyDown,
  listId,
  activeId,
  boxRef,
  actions,
  tools,
}: {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  total: number | null;
  text: string;
  onText: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  listId: string;
  activeId: string | null;
  boxRef?: RefObject<HTMLInputElement | null>;
  /** Behind the search box. */
  actions?: ReactNode;
  /** Behind the filters. */
  tools?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const own = useRef<HTMLInputElement>(null);
  const box = boxRef ?? own;
  const filters = useRef<HTMLDivElement>(null);
  // On a narrow screen not all of them are in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is what was chosen
  useEffect(() => {
    filters.current?.querySelector('label:has(:checked)')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [filter]);
  return (
    <div className="people-head">
      <div className="people-line">
        <h1>{t('nav.people')}</h1>
        <span className="people-count" role="status">
          {total !== null && t('people.count', { count: total, formatted: format.number(total) })}
        </span>
        <div className="people-box">
          <Icon of={Search} size={22} />
          <input
            ref={box}
            type="search"
            dir="auto"
            role="combobox"
            aria-label={t('people.search')}
            aria-autocomplete="list"
            aria-haspopup="grid"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={activeId ?? undefined}
            placeholder={t('people.search')}
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: typing finds somebody at once, as on the check-in screen
            autoFocus
            value={text}
            onChange={(event) => onText(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {text !== '' && (
            <IconButton
              icon={X}
              label={t('box.clear')}
              onClick={() => {
                onText('');
                box.current?.focus();
              }}
            />
          )}
        </div>
        {actions}
      </div>
      <div className="people-line">
        <div ref={filters} className="people-filters">
          <Segmented
            label={t('people.filter')}
            value={filter}
            options={FILTERS.map((value) => ({ value, label: t(`people.filters.${value}`) }))}
            onChange={onFilter}
          />
        </div>
        {tools}
      </div>
    </div>
  );
}
