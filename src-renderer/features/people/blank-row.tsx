// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed one by one is no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: what is around has the focus
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

/** Stands in for somebody who is being fetched. */
export function BlankRow(props: Pick<ComponentProps<'div'>, 'className' | 'style' | 'aria-rowindex'>) {
  const { t } = useTranslation();
  return (
    <div {...props} role="row" aria-busy="true">
      <span role="gridcell" aria-label={t('common.loading')} />
    </div>
  );
}
