import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useSession, useToast } from '#renderer/app/state/services.tsx';
import { NewPasswordField } from '#renderer/features/forms/password-field.tsx';
import { type Problems, problemsOf } from '#renderer/features/forms/problems.ts';
import { useForm } from '#renderer/features/forms/use-form.ts';
import { Button, Card, TextField } from '#renderer/ui/index.ts';
import { appContract } from '#shared/contract/app.ts';

/** Refused by the core, which is an answer: what to say at the field. */
class WrongPassword extends Error {}

/** Another password for oneself, by who knows the present one. */
export function PasswordCard({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const toast = useToast();
  const user = useSession((state) => state.user);
  const form = useForm({
    initial: { current: '', new: '' },
    check(values) {
      const found: Problems<'current' | 'new'> = problemsOf(
        appContract.calls.changePassword.input,
        values,
        ['new'] as const,
        (_, code) => t(code === 'too_small' ? 'wrong.password' : 'wrong.passwordLong'),
      );
      if (values.current === '') found.current = t('account.wrongEmpty');
      return found;
    },
    fieldsOf: (fault) => (fault instanceof WrongPassword ? { current: fault.message } : {}),
    async submit(values) {
      const answer = await client.app.changePassword(values);
      if (!answer.ok)
        throw new WrongPassword(
          answer.retryAt === null ? t('lock.wrong') : t('signIn.tooMany', { time: format.clock(answer.retryAt) }),
        );
      form.reset();
      onChanged();
      toast({
        text: answer.ended === 0 ? t('account.changedAlone') : t('account.changed', { count: answer.ended }),
        tone: 'ok',
      });
    },
  });
  return (
    <Card title={t('account.password')}>
      <form
        className="ui-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <p className="ui-dim">{t('account.passwordHint')}</p>
        <input type="hidden" name="email" autoComplete="username" value={user?.email ?? ''} readOnly />
        <TextField
          label={t('account.currentPassword')}
          type="password"
          autoComplete="current-password"
          value={form.values.current}
          error={form.problems.current}
          onChange={(event) => form.set({ current: event.target.value })}
        />
        <NewPasswordField
          label={t('settings.newPassword')}
          value={form.values.new}
          error={form.problems.new}
          onChange={(value) => form.set({ new: value })}
        />
        {form.fault !== null && (
          <p className="form-fault" data-tone="no" role="alert">
            {form.fault}
          </p>
        )}
        <div>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t('account.changePassword')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
