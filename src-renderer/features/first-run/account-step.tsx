import { History, MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useServices } from '#renderer/app/state/services.tsx';
import { NewPasswordField } from '#renderer/features/forms/password-field.tsx';
import { problemsOf, problemsOfFault } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Button, TextField } from '#renderer/ui/index.ts';
import { appContract } from '#shared/contract/app.ts';
import { StepHead } from './step-head.tsx';

const FIELDS = ['name', 'email', 'password'] as const;

/** The first administrator. There is no default password anywhere. */
export function AccountStep({
  onDone,
  onRestore,
  onJoin,
}: {
  onDone: () => Promise<void>;
  onRestore: () => void;
  onJoin: () => void;
}) {
  const { t } = useTranslation();
  const { session } = useServices();
  const client = useClient();
  const say = (field: (typeof FIELDS)[number], code: string) =>
    field === 'password' ? t(code === 'too_small' ? 'wrong.password' : 'wrong.passwordLong') : t(`wrong.${field}`);
  const form = useForm({
    initial: { name: '', email: '', password: '' },
    check: (values) => problemsOf(appContract.calls.createAdministrator.input, values, FIELDS, say),
    fieldsOf: (fault) => problemsOfFault(fault, FIELDS, say),
    async submit(values) {
      const { token, user } = await client.app.createAdministrator(values);
      session.getState().adopt(token, user);
      await onDone();
    },
  });

  return (
    <>
      <StepHead title={t('firstRun.welcome')}>{t('firstRun.welcomeHint')}</StepHead>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <TextField
          label={t('firstRun.name')}
          autoComplete="name"
          autoFocus
          maxLength={200}
          value={form.values.name}
          error={form.problems.name}
          onChange={(event) => form.set({ name: event.target.value })}
        />
        <TextField
          label={t('firstRun.email')}
          hint={t('firstRun.emailHint')}
          type="email"
          autoComplete="username"
          maxLength={254}
          value={form.values.email}
          error={form.problems.email}
          onChange={(event) => form.set({ email: event.target.value })}
        />
        <NewPasswordField
          label={t('firstRun.password')}
          value={form.values.password}
          error={form.problems.password}
          onChange={(password) => form.set({ password })}
        />
        {form.fault && (
          <p className="form-fault" data-tone="no" role="alert">
            {form.fault}
          </p>
        )}
        <Button type="submit" variant="primary" size="l" wide keys="↵" busy={form.busy}>
          {t('firstRun.createAccount')}
        </Button>
      </form>
      <div className="first-other">
        <span>{t('firstRun.haveHub')}</span>
        <Button variant="quiet" icon={MonitorSmartphone} onClick={onJoin}>
          {t('sync.join')}
        </Button>
      </div>
      <div className="first-other">
        <span>{t('firstRun.haveBackup')}</span>
        <Button variant="quiet" icon={History} onClick={onRestore}>
          {t('firstRun.restore')}
        </Button>
      </div>
    </>
  );
}
