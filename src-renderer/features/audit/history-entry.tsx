import { Eraser } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import type { ZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Name, Tag } from '#renderer/ui/index.ts';
import type { AuditEntry } from '#shared/contract/audit.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';
import { EntryChanges } from './entry-changes.tsx';
import type { HistorySubject } from './query.ts';
import { sentenceOfEntry } from './words.ts';

/** Something that was done, in a sentence; what it changed, field by field, opens beneath. */
export function HistoryEntry({
  entry,
  names,
  zone,
  ofEvent,
  onSubject,
}: {
  entry: AuditEntry;
  names: Readonly<Record<string, string>>;
  zone: ZoneFormat;
  ofEvent: boolean;
  onSubject: (subject: HistorySubject) => void;
}) {
  const { t } = useTranslation();
  const { resource, detail, actorId, actor, subject, registrationId, subjectId } = entry;
  const who =
    actorId === 'owner' ? t('audit.commandLine') : (actor ?? (actorId === null ? t('audit.app') : t('audit.unnamed')));
  const name = subject ?? t(entry.redacted ? 'audit.erased' : 'audit.unnamed');
  const verdict = VERDICTS.find((one) => one === detail);
  const choose = () =>
    onSubject(
      registrationId === null
        ? { kind: 'thing', id: subjectId, name: subject }
        : { kind: 'registration', id: registrationId, name: subject },
    );
  const place = [entry.desk, entry.address, entry.client, ofEvent ? null : entry.eventTitle];
  return (
    <li className="audit-entry">
      <time dateTime={new Date(entry.at).toISOString()}>{zone.exact(entry.at)}</time>
      <div>
        <p>
          <Trans
            i18nKey={sentenceOfEntry(entry)}
            values={{
              kind: t(`audit.kind.${resource}`),
              verdict: verdict === undefined ? (detail ?? '') : t(`verdict.${verdict}`),
            }}
            components={{
              who: (
                <b>
                  <Name text={who} />
                </b>
              ),
              what: (
                <button type="button" title={t('audit.choose')} onClick={choose}>
                  <Name text={name} />
                </button>
              ),
            }}
          />
          {entry.redacted && (
            <Tag icon={Eraser} tone="note">
              {t('audit.redacted')}
            </Tag>
          )}
        </p>
        <p className="audit-place">
          {place
            .filter((part) => part !== null && part !== '')
            .map((part, index) => (
              // Where an entry comes from does not change.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <span key={index}>
                <Name text={part ?? ''} />
              </span>
            ))}
        </p>
        <EntryChanges changes={entry.changes} fact={entry.action === 'recorded'} names={names} zone={zone} />
      </div>
    </li>
  );
}
