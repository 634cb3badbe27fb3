import type { ReactNode } from 'react';

/** Heading of a step: what it is about, and why. */
export function StepHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="first-title">
      <h1>{title}</h1>
      <p>{children}</p>
    </div>
  );
}
