import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState } from '#renderer/ui/index.ts';

/** Keeps a fault of one screen from taking the window down. `resetKey`: another value starts afresh. */
export class ErrorBoundary extends Component<{ children: ReactNode; resetKey?: string }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: { resetKey?: string }) {
    if (before.resetKey !== this.props.resetKey && this.state.failed) this.setState({ failed: false });
  }

  override render() {
    if (this.state.failed) return <Oops onAgain={() => this.setState({ failed: false })} />;
    return this.props.children;
  }
}

function Oops({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <main className="oops">
      <EmptyState
        icon={TriangleAlert}
        title={t('oops.title')}
        actions={
          <>
            <Button variant="primary" onClick={onAgain}>
              {t('oops.again')}
            </Button>
            <Button onClick={() => location.reload()}>{t('oops.reload')}</Button>
          </>
        }
      >
        {t('oops.hint')}
      </EmptyState>
    </main>
  );
}
