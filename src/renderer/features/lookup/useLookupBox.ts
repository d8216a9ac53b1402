import { useNavigate } from '@tanstack/react-router';
import { type LookupBox, useLookupField } from './useLookupField';

interface Options {
  /** False while the list is put away. */
  shown?: boolean;
  /** Called when Esc finds nothing left to clear, and after an entry was chosen. */
  onLeave?: () => void;
}

/** The field and its results in the main window: what is chosen opens in it. */
export function useLookupBox({ shown, onLeave }: Options = {}): LookupBox {
  const navigate = useNavigate();
  return useLookupField({
    shown,
    onLeave,
    onOpen: ({ id }) => {
      void navigate({ to: '/entry/$id', params: { id } });
      onLeave?.();
    },
  });
}
