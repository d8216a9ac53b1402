import { type FormEvent, useEffect, useId, useState } from 'react';
import type { CheckHere } from '../../../contract/api';
import type { ResolvedEntry } from '../../../contract/catalog';
import type { CheckReport, Diagnosis } from '../../../contract/diagnosis';
import { needQuestions, useCatalog } from '../../state/catalog';
import { answerQuestion, startRun, useDoctor } from '../../state/doctor';
import { report } from '../../state/notice';
import { language, t } from '../../strings';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { CheckList } from './CheckList';
import { rowsOf } from './checkRows';
import styles from './GivenPanels.module.css';

const TOKEN_CHECKS = ['webapi.account', 'webapi.devices'];
const COUNTRY_CHECK = 'net.geo';

interface Props {
  entry: ResolvedEntry;
  /** The entry's own diagnosis, where there is one. */
  own: Diagnosis | null;
  texts: readonly CheckHere[];
}

/** Panels for checks that need something of the person, on the entries that name those checks. */
export function GivenPanels(props: Props) {
  const named = checksNamed(props.entry);
  return (
    <>
      {TOKEN_CHECKS.some((id) => named.has(id)) && <TokenPanel {...props} />}
      {named.has(COUNTRY_CHECK) && <CountryPanel {...props} />}
    </>
  );
}

function checksNamed(entry: ResolvedEntry): Set<string> {
  return new Set([
    ...entry.causes.flatMap(({ checks }) => checks),
    ...entry.chain.flatMap(({ probe }) => probe ?? []),
    ...entry.steps.flatMap(({ verify }) => verify),
  ]);
}

/** What was said before, for a run that goes on from it. Consent is not among it: that is asked each time anew. */
function carried(own: Diagnosis | null): Diagnosis['answers'] {
  const { 'country-lookup': _consent, ...answers } = own?.answers ?? {};
  return answers;
}

/** What those checks said, once they had what they need. */
function Outcome({ ids, own, texts }: { ids: readonly string[]; own: Diagnosis | null; texts: readonly CheckHere[] }) {
  const hadIt = ({ id, reason }: CheckReport) =>
    ids.includes(id) && reason?.code !== 'needs-token' && reason?.code !== 'needs-consent';
  const reports = own?.checks.filter(hadIt) ?? [];
  return <div role="status">{reports.length > 0 && <CheckList rows={rowsOf([], reports, [], texts)} />}</div>;
}

/** Takes a token of the Web API for one run. */
function TokenPanel({ entry, own, texts }: Props) {
  const id = useId();
  const running = useDoctor(({ run }) => run !== null);
  const [token, setToken] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const webApiToken = token.trim();
    if (webApiToken === '') return;
    // SECURITY: the field is emptied before the run begins; nothing of the page keeps the token.
    setToken('');
    void startRun(entry.id, false, { webApiToken, answers: carried(own) });
  };
  return (
    <Panel title={t.token.title}>
      <form onSubmit={submit} className={styles.form}>
        <p className={styles.small}>{t.token.how}</p>
        <label htmlFor={id}>{t.token.label}</label>
        <input
          id={id}
          type="password"
          className={styles.field}
          value={token}
          maxLength={4000}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-keeps`}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <p id={`${id}-keeps`} className={styles.small}>
          {t.token.keeps}
        </p>
        <Button type="submit" disabled={running || token.trim() === ''}>
          {t.token.run}
        </Button>
      </form>
      <Outcome ids={TOKEN_CHECKS} own={own} texts={texts} />
    </Panel>
  );
}

/** Asks before the connection's country is looked up, and for the account's. */
function CountryPanel({ entry, own, texts }: Props) {
  const id = useId();
  const busy = useDoctor(({ run, answering }) => run !== null || answering);
  const newest = useDoctor(({ diagnoses }) => diagnoses[0]);
  const questions = useCatalog((state) => state.questions) ?? [];
  const [country, setCountry] = useState('');
  useEffect(() => {
    needQuestions().catch(report);
  }, []);
  const lookup = questions.find((question) => question.id === 'country-lookup');
  const account = questions.find((question) => question.id === 'account-country');
  const code = country.trim().toUpperCase();
  const name = countryName(code);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name) return;
    const answers = { 'account-country': code, 'country-lookup': 'yes' };
    if (!own || own !== newest) await startRun(entry.id, false, { answers: { ...carried(own), ...answers } });
    // The country first: without it nobody outside has to be asked.
    else if (await answerQuestion('account-country', code)) await answerQuestion('country-lookup', 'yes');
  };
  return (
    <Panel title={t.country.title}>
      <form onSubmit={(event) => void submit(event)} className={styles.form}>
        <p className={styles.small}>
          {lookup?.ask} {lookup?.why}
        </p>
        <label htmlFor={id}>{t.country.label}</label>
        <span className={styles.line}>
          <input
            id={id}
            className={styles.code}
            value={country}
            maxLength={2}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setCountry(event.currentTarget.value)}
          />
          <span aria-live="polite">{name}</span>
        </span>
        <p id={`${id}-hint`} className={styles.small}>
          {t.country.hint} {account?.why}
        </p>
        <Button type="submit" disabled={busy || name === null}>
          {t.country.run}
        </Button>
      </form>
      <Outcome ids={[COUNTRY_CHECK]} own={own} texts={texts} />
    </Panel>
  );
}

/** The name of a country, or null where the two letters are none. */
function countryName(code: string): string | null {
  // ZZ is how an unknown country is written.
  if (!/^[A-Z]{2}$/.test(code) || code === 'ZZ') return null;
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code) ?? null;
}
