import { z } from 'zod';

/** What is kept of the main window's place; null before there was one. */
export const KeptWindow = z
  .strictObject({
    x: z.number().int(),
    y: z.number().int(),
    width: z.number().int().min(400).max(20_000),
    height: z.number().int().min(300).max(20_000),
    maximized: z.boolean(),
  })
  .nullable();
