import './systems.css';
import { KeysCard } from './keys-card.tsx';
import { WebhooksCard } from './webhooks-card.tsx';

/** What lets ticket shops and dashboards in, and who is told of what happens. */
export function SystemsSection() {
  return (
    <>
      <KeysCard />
      <WebhooksCard />
    </>
  );
}
