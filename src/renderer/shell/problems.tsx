import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { wordsFor } from '../state/notice';
import { t } from '../strings';
import { Button, buttonClass } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';

function HomeLink() {
  return (
    <Link to="/" className={buttonClass('plain')}>
      {t.problem.home}
    </Link>
  );
}

function CatalogueLink() {
  return (
    <Link to="/catalogue" className={buttonClass('plain')}>
      {t.lookup.browse}
    </Link>
  );
}

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Page title={t.problem.notFound} narrow>
      <Empty
        title={t.problem.notFoundHow}
        actions={
          <>
            <HomeLink />
            <CatalogueLink />
          </>
        }
      />
    </Page>
  );
}

/** An entry that does not exist: no fault of the app. */
export function NoEntry() {
  return (
    <Page title={t.problem.noEntry} narrow>
      <Empty
        title={t.problem.noEntryHow}
        actions={
          <>
            <HomeLink />
            <CatalogueLink />
          </>
        }
      />
    </Page>
  );
}

/** A page that could not be shown. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t.problem.title} narrow>
      <Empty
        title={wordsFor(error)}
        actions={
          <>
            <Button onClick={again}>{t.problem.again}</Button>
            <HomeLink />
          </>
        }
      />
    </Page>
  );
}

/** Shown instead of the app where nothing answers: the page was opened outside Backline. */
export function NoHost() {
  return (
    <main>
      <Page title={t.host.missing} narrow>
        <p>{t.host.missingHow}</p>
      </Page>
    </main>
  );
}
