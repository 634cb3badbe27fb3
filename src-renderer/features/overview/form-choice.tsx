import { ChartColumn, TableProperties } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '#renderer/ui/index.ts';

/** What figures are shown as: drawn, or as a table for whoever would rather read them. */
export type Form = 'plot' | 'table';

export function FormChoice({ form, onForm }: { form: Form; onForm: (form: Form) => void }) {
  const { t } = useTranslation();
  return (
    <Segmented
      label={t('overview.form')}
      value={form}
      options={[
        { value: 'plot', label: t('overview.plot'), icon: ChartColumn },
        { value: 'table', label: t('overview.table'), icon: TableProperties },
      ]}
      onChange={onForm}
    />
  );
}
