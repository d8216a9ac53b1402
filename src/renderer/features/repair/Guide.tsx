import { Copy, ExternalLink } from 'lucide-react';
import type { RepairText } from '../../../contract/catalog';
import type { Guide as GuideFacts } from '../../../contract/repairs';
import type { Platform } from '../../../contract/words';
import { useCatalog } from '../../state/catalog';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { copyText, openLink } from '../checklist/actions';
import { linesOf, localText } from '../checklist/chips';
import styles from './RepairPanel.module.css';

/** How the person does it: why it is theirs, the place to go, the exact command. */
export function Guide({
  guide,
  text,
  platform,
}: {
  guide: GuideFacts;
  text: RepairText | undefined;
  platform: Platform;
}) {
  const links = useCatalog((state) => state.links);
  const lines = linesOf(localText(text?.guide ?? null, platform) ?? '');
  return (
    <div className={styles.guide}>
      <p className={styles.why}>{t.repair.guide[guide.why]}</p>
      {lines.length > 0 && (
        <ol className={styles.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
      {guide.commands.map((command) => (
        <div key={command} className={styles.command}>
          <code>{command}</code>
          <Button look="quiet" aria-label={`${t.checklist.copy}: ${command}`} onClick={() => void copyText(command)}>
            <Copy />
            {t.checklist.copy}
          </Button>
        </div>
      ))}
      {guide.open !== null && (
        <div>
          <Button onClick={() => openLink(guide.open ?? '')}>
            <ExternalLink />
            {t.checklist.open(links?.get(guide.open) ?? '')}
          </Button>
        </div>
      )}
      <p className={styles.back}>{t.repair.comeBack}</p>
    </div>
  );
}
