/** Backline's mark: a lit stage lamp, seen from the front. */
export function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" width="20" height="20" fill="none">
      <circle cx="10" cy="10" r="9" stroke="var(--accent)" strokeWidth="2" />
      <circle cx="10" cy="10" r="3.2" fill="var(--accent)" />
    </svg>
  );
}
