import './bulk.css';
import { Ban, BellOff, BellRing, CalendarClock, Hourglass, Star, StarOff, Tag, Ticket, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Button, IconButton, type LucideIcon, Popover } from '#renderer/ui/index.ts';
import type { BulkWord } from './bulk.ts';

const ICONS: Record<BulkWord, LucideIcon> = {
  enrol: Ticket,
  waitlist: Hourglass,
  cancel: Ban,
  remove: Trash2,
  ticketType: Tag,
  availability: CalendarClock,
  vipOn: Star,
  vipOff: StarOff,
  lookOn: BellRing,
  lookOff: BellOff,
};
const PLAIN = ['enrol', 'waitlist', 'ticketType', 'availability'] as const;
const MARKS = ['vipOn', 'vipOff', 'lookOn', 'lookOff'] as const;
const GRAVE = ['cancel', 'remove'] as const;

/** What can be done with those who are selected. */
export function BulkBar({
  size,
  total,
  narrow,
  onAll,
  onNone,
  onAct,
}: {
  size: number;
  total: number;
  narrow: boolean;
  onAll: () => void;
  onNone: () => void;
  onAct: (word: BulkWord) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="bulk" aria-label={t('people.bulk.label')}>
      <IconButton icon={X} label={t('people.select.none')} onClick={onNone} />
      <b className="bulk-count" role="status">
        {t('people.select.count', { count: size, formatted: format.number(size) })}
      </b>
      {size < total && (
        <Button variant="quiet" onClick={onAll}>
          {t('people.select.allOf', { formatted: format.number(total) })}
        </Button>
      )}
      <span className="bulk-acts">
        {narrow ? (
          <BulkMenu label={t('people.bulk.menu')} words={[...PLAIN, ...MARKS, ...GRAVE]} onAct={onAct} />
        ) : (
          <>
            {PLAIN.map((word) => (
              <BulkButton key={word} word={word} onAct={onAct} />
            ))}
            <BulkMenu label={t('people.bulk.marks')} words={MARKS} onAct={onAct} />
            {GRAVE.map((word) => (
              <BulkButton key={word} word={word} onAct={onAct} />
            ))}
          </>
        )}
      </span>
    </section>
  );
}

function BulkButton({ word, onAct, quiet }: { word: BulkWord; onAct: (word: BulkWord) => void; quiet?: boolean }) {
  const { t } = useTranslation();
  const grave = word === 'cancel' || word === 'remove';
  return (
    <Button icon={ICONS[word]} variant={grave ? 'danger' : quiet ? 'quiet' : 'plain'} onClick={() => onAct(word)}>
      {t(`people.bulk.act.${word}`)}
    </Button>
  );
}

function BulkMenu({
  label,
  words,
  onAct,
}: {
  label: string;
  words: readonly BulkWord[];
  onAct: (word: BulkWord) => void;
}) {
  return (
    <Popover
      label={label}
      trigger={(opens) => (
        <Button icon={Star} {...opens}>
          {label}
        </Button>
      )}
    >
      {(close) =>
        words.map((word) => (
          <BulkButton
            key={word}
            word={word}
            quiet
            onAct={(chosen) => {
              close();
              onAct(chosen);
            }}
          />
        ))
      }
    </Popover>
  );
}
