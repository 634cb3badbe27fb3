import { ChevronDown, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/index.ts';

/** So many are read; the rest is opened by those who want it. */
const IN_SIGHT = 3;

/** What the file made the core wonder about. */
export function Warnings({ texts }: { texts: readonly string[] }) {
  const { t } = useTranslation();
  if (texts.length === 0) return null;
  const lines = (from: readonly string[]) => (
    <ul>
      {from.map((text) => (
        <li key={text} dir="auto">
          {t('said', { text })}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="import-warnings" data-tone="warn">
      <Icon of={TriangleAlert} />
      <div>
        {lines([...new Set(texts)].slice(0, IN_SIGHT))}
        {texts.length > IN_SIGHT && (
          <details>
            <summary>
              {t('import.moreWarnings', { count: texts.length - IN_SIGHT })}
              <Icon of={ChevronDown} size={16} />
            </summary>
            {lines([...new Set(texts)].slice(IN_SIGHT))}
          </details>
        )}
      </div>
    </div>
  );
}
