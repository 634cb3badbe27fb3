import './failed.css';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { Banner, Button, Page } from '#renderer/ui/index.ts';

interface Asked {
  error: unknown;
  isFetching: boolean;
  refetch: () => unknown;
}

/**
 * Stands where the answer to a query should: why there is none, and asking again. Nothing while it is under way at first.
 * @param props.title heading of the screen that cannot be shown, where it is a whole one
 */
export function Failed({ query: { error, isFetching, refetch }, title }: { query: Asked; title?: string }) {
  const { t } = useTranslation();
  if (error === null) return null;
  const failed = (
    <div className="failed">
      <Banner
        tone="no"
        icon={TriangleAlert}
        action={
          <Button busy={isFetching} onClick={() => void refetch()}>
            {t('common.retry')}
          </Button>
        }
      >
        {sentenceOf(error, t)}
      </Banner>
    </div>
  );
  return title === undefined ? failed : <Page title={title}>{failed}</Page>;
}
