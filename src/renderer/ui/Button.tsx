import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './Button.module.css';
import { classes } from './classes';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

/** The class of a button, for links that look like one. */
export function buttonClass(look: ButtonLook = 'plain', extra?: string): string {
  return classes(styles.button, styles[look], extra);
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook; ref?: Ref<HTMLButtonElement> };

/** A button. `primary` is for the one thing to do now. */
export function Button({ look = 'plain', className, ...rest }: Props) {
  return <button type="button" className={buttonClass(look, className)} {...rest} />;
}
