import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { LitLink } from '../../../catalog/chain';
import type { ResolvedEntry } from '../../../contract/catalog';
import { catalogueLang, t } from '../../strings';
import { classes } from '../../ui/classes';
import { Lamp } from '../../ui/Lamp';
import { Part } from '../../ui/Panel';
import styles from './Chain.module.css';
import { cablePath, columnsFor } from './cables';

interface Props {
  links: ResolvedEntry['chain'];
  lit: readonly LitLink[];
  aside?: ReactNode;
  note: string | null;
}

interface Drawing {
  columns: number;
  cables: readonly string[];
}

/** Lays the boxes out and draws the cables where they came to lie; again whenever the room changes. */
function useDrawing(count: number) {
  const list = useRef<HTMLOListElement>(null);
  const [drawing, setDrawing] = useState<Drawing>({ columns: 1, cables: [] });
  useLayoutEffect(() => {
    const place = list.current;
    if (!place) return;
    const draw = () => {
      const columns = columnsFor(count, place.clientWidth);
      place.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
      const boxes = Array.from(place.children, (child) => {
        const { offsetLeft: x, offsetTop: y, offsetWidth: w, offsetHeight: h } = child as HTMLElement;
        return { x, y, w, h };
      });
      const cables = boxes.slice(1).flatMap((box, index) => {
        const before = boxes[index];
        return before ? [cablePath(before, box)] : [];
      });
      setDrawing((old) => (old.columns === columns && old.cables.join() === cables.join() ? old : { columns, cables }));
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(place);
    for (const child of place.children) observer.observe(child);
    return () => observer.disconnect();
  }, [count]);
  return { list, cables: drawing.cables };
}

/** The way to the error as gear on a stage: boxes, cables, and a lamp on each. */
export function Chain({ links, lit, aside, note }: Props) {
  const { list, cables } = useDrawing(links.length);
  if (links.length === 0) return null;
  return (
    <Part title={t.chain.title} aside={aside}>
      <div className={styles.stage}>
        <svg aria-hidden="true" className={styles.cables}>
          {cables.map((path, index) => (
            <path key={path} d={path} className={classes(styles.cable, lit[index]?.state === 'broken' && styles.cut)} />
          ))}
        </svg>
        <ol ref={list} className={styles.boxes}>
          {links.map((link, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a chain's links have no names of their own and never move
            <Gear key={index} link={link} lit={lit[index]} last={index === links.length - 1} />
          ))}
        </ol>
      </div>
      {note && (
        <p className={styles.note} lang={catalogueLang}>
          {note}
        </p>
      )}
    </Part>
  );
}

function wordOf(link: ResolvedEntry['chain'][number], light: LitLink | undefined, last: boolean): string {
  if (light && light.state !== 'unknown') return t.chain[light.state];
  if (link.probe === undefined) return last ? t.chain.end : t.chain.unknown;
  return light?.checked ? t.chain.unknown : t.chain.unchecked;
}

interface GearProps {
  link: ResolvedEntry['chain'][number];
  lit: LitLink | undefined;
  last: boolean;
}

function Gear({ link, lit, last }: GearProps) {
  const state = lit?.state ?? 'unknown';
  return (
    <li className={classes(styles.box, styles[state])} title={lit?.evidence ?? undefined}>
      <span className={styles.label} lang={catalogueLang}>
        {link.label}
      </span>
      {link.sub && (
        <span className={styles.sub} lang={catalogueLang}>
          {link.sub}
        </span>
      )}
      <span className={styles.lamp}>
        <Lamp state={state} />
        <span className={styles.word}>{wordOf(link, lit, last)}</span>
      </span>
      {lit?.evidence && <span className="visually-hidden">{lit.evidence}</span>}
      {lit?.reason && <span className={styles.reason}>{t.reason[lit.reason.code]}</span>}
    </li>
  );
}
