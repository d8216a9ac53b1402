import { Link } from '@tanstack/react-router';
import { CircleDot } from 'lucide-react';
import { isBusy, useRecorder } from '../../state/record';
import { t } from '../../strings';
import { type ButtonLook, buttonClass } from '../../ui/Button';
import { Lamp } from '../../ui/Lamp';

/** Leads to recording; says so while one runs. */
export function RecordLink({ look = 'plain' }: { look?: ButtonLook }) {
  const record = useRecorder((state) => state.record);
  const busy = isBusy(record);
  return (
    <Link to="/logs/record" className={buttonClass(look)}>
      {busy ? <Lamp state="checking" /> : <CircleDot />}
      {busy && record ? t.record.state[record.state] : t.logs.record}
    </Link>
  );
}
