import './deck.css';
import { Heart, Undo2, UsersRound, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Icon, Name, VisuallyHidden } from '#renderer/ui/index.ts';
import type { Visit } from '#shared/contract/kiosk.ts';
import type { Suggestion } from '#shared/contract/matching.ts';
import { type KioskDesk, type KioskState, UNDO_MS } from './kiosk-desk.ts';
import type { Seeing } from './kiosk-face.tsx';
import { PersonCard } from './person-card.tsx';
import { useSwipe } from './use-swipe.ts';

/** People, one card at a time: like or pass by a button, a swipe or the arrow keys. */
export function Deck({
  visit,
  last,
  seeing,
  desk,
}: {
  visit: Visit;
  last: KioskState['last'];
  seeing: Seeing;
  desk: KioskDesk;
}) {
  const { t } = useTranslation();
  const [card, next] = visit.people;
  const name = last === null ? '' : last.to.face.name || t('details.noName');
  const nonce = last?.nonce;
  useEffect(() => {
    if (nonce === undefined) return;
    const timer = window.setTimeout(desk.settle, UNDO_MS);
    return () => window.clearTimeout(timer);
  }, [nonce, desk]);
  return (
    <section className="deck" aria-label={t('kiosk.views.people')}>
      {card === undefined ? (
        <Empty visit={visit} desk={desk} />
      ) : (
        <Cards card={card} next={next} seeing={seeing} desk={desk} />
      )}
      <div className="deck-last" role="status">
        {last !== null && (
          <>
            <span>
              <Name text={t(last.choice === 'like' ? 'kiosk.liked' : 'kiosk.passed', { name })} />
            </span>
            <Button icon={Undo2} onClick={desk.undo}>
              {t('kiosk.undo')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function Cards({
  card,
  next,
  seeing,
  desk,
}: {
  card: Suggestion;
  next: Suggestion | undefined;
  seeing: Seeing;
  desk: KioskDesk;
}) {
  const { t } = useTranslation();
  const name = card.face.name || t('details.noName');
  const like = () => desk.choose(card, 'like');
  const pass = () => desk.choose(card, 'pass');
  useArrowKeys({ like, pass });
  return (
    <fieldset className="deck-cards" aria-label={t('kiosk.card', { name })}>
      <Stack key={card.face.id} card={card} next={next} seeing={seeing} like={like} pass={pass} />
      <div className="deck-buttons">
        <button type="button" className="deck-pass" aria-label={t('kiosk.passNamed', { name })} onClick={pass}>
          <Icon of={X} size={40} />
          <span aria-hidden="true">{t('kiosk.pass')}</span>
        </button>
        <button
          type="button"
          className="deck-like"
          data-tone="ok"
          aria-label={t('kiosk.likeNamed', { name })}
          onClick={like}
        >
          <Icon of={Heart} size={40} />
          <span aria-hidden="true">{t('kiosk.like')}</span>
        </button>
      </div>
    </fieldset>
  );
}

function Stack({
  card,
  next,
  seeing,
  like,
  pass,
}: {
  card: Suggestion;
  next: Suggestion | undefined;
  seeing: Seeing;
  like: () => void;
  pass: () => void;
}) {
  const { ref, lean } = useSwipe({ like, pass });
  return (
    <div className="deck-stack" data-lean={lean}>
      {next !== undefined && (
        <div className="deck-under" aria-hidden="true" inert>
          <PersonCard suggestion={next} seeing={seeing} />
        </div>
      )}
      <div className="deck-top" ref={ref}>
        <PersonCard suggestion={card} seeing={seeing} />
        <span className="deck-stamp deck-stamp-like" data-tone="ok" aria-hidden="true">
          <Icon of={Heart} size={56} />
        </span>
        <span className="deck-stamp deck-stamp-pass" data-tone="idle" aria-hidden="true">
          <Icon of={X} size={56} />
        </span>
      </div>
    </div>
  );
}

/** Left and right, wherever the focus is: there is one card. */
function useArrowKeys({ like, pass }: { like: () => void; pass: () => void }): void {
  const act = useRef({ like, pass });
  useEffect(() => {
    act.current = { like, pass };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'ArrowRight') act.current.like();
      else if (event.key === 'ArrowLeft') act.current.pass();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function Empty({ visit: { takesPart }, desk }: { visit: Visit; desk: KioskDesk }) {
  const { t } = useTranslation();
  return (
    <div className="deck-empty">
      <Icon of={UsersRound} size={72} />
      <h2>{takesPart ? t('kiosk.nobodyLeft') : t('kiosk.notIn')}</h2>
      <p>{takesPart ? t('kiosk.nobodyLeftHint') : t('kiosk.notInHint')}</p>
      <Button size="l" variant="primary" onClick={() => desk.show('interests')}>
        {t('kiosk.tellInterests')}
      </Button>
      <VisuallyHidden>
        <span role="status">{takesPart ? t('kiosk.nobodyLeft') : t('kiosk.notIn')}</span>
      </VisuallyHidden>
    </div>
  );
}
