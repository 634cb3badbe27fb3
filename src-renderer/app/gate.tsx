import './gate.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLinkState } from '#renderer/api/context.tsx';
import { Mark } from './mark.tsx';

/** The frame of the screens before the door: sign-in and lock. */
export function Gate({
  title,
  hint,
  onSubmit,
  children,
}: {
  title: string;
  hint?: ReactNode;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const link = useLinkState();
  return (
    <main className="gate">
      <form
        className="gate-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <div className="gate-head">
          <Mark size={48} />
          <h1>{title}</h1>
          {hint && <p dir="auto">{hint}</p>}
        </div>
        {children}
        <p className="gate-link" role="status">
          {link === 'lost' ? t('signIn.waiting') : ''}
        </p>
      </form>
    </main>
  );
}
