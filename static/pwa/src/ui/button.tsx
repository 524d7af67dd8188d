/** Something to press. A verb stands on it. */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, type IconName } from './icon';
import { tellFailure } from './notice';

interface ButtonProperties {
  children: ComponentChildren;
  /** What a tap does. While its promise is open a second tap does nothing. */
  press?: () => unknown;
  look?: 'main' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  disabled?: boolean;
  wide?: boolean;
  submit?: boolean;
  label?: string | undefined;
}

/** A button, at least 48 px high; `look: 'main'` is the one primary action of a screen, 56 px and full width. */
export function Button({ children, press, look = 'plain', icon, disabled, wide, submit, label }: ButtonProperties) {
  const [busy, setBusy] = useState(false);
  const pressed = async () => {
    if (!press || busy) return;
    setBusy(true);
    try {
      await press();
    } catch (error) {
      tellFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button button-${look}${wide ? ' button-wide' : ''}`}
      disabled={disabled}
      aria-busy={busy}
      aria-label={label}
      onClick={pressed}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A way to another screen that looks like a button. */
export function LinkButton(properties: {
  to: string;
  children: ComponentChildren;
  look?: 'main' | 'plain' | 'quiet';
  icon?: IconName;
}) {
  const { to, children, look = 'plain', icon } = properties;
  return (
    <a class={`button button-${look}`} href={`#${to}`}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
