import { useId } from 'react';
import styles from './Segments.module.css';

interface Props<T extends string> {
  /** Names the buttons, so that one can be found again when the page is drawn anew. */
  id?: string;
  label: string;
  value: T;
  choices: readonly { value: T; label: string; lang?: string }[];
  onChange: (value: T) => void;
}

/** One of a few, side by side: native radio buttons in a row. */
export function Segments<T extends string>({ id, label, value, choices, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="visually-hidden">{label}</legend>
      <div className={styles.row}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice} lang={choice.lang}>
            <input
              type="radio"
              id={id && `${id}-${choice.value}`}
              className="visually-hidden"
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
