import '#renderer/features/forms/forms.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { Card } from '#renderer/ui/index.ts';

/** A card of the settings that shows what the core answers; a refusal is said in its place. */
export function SectionCard<T>({
  title,
  hint,
  query,
  children,
}: {
  title: string;
  hint?: string;
  query: { data: T | undefined; error: unknown };
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Card title={title}>
      {hint && <p className="ui-dim">{hint}</p>}
      {query.data !== undefined && children(query.data)}
      {query.data === undefined && query.error != null && (
        <p className="form-fault" data-tone="no" role="alert">
          {sentenceOf(query.error, t)}
        </p>
      )}
    </Card>
  );
}
