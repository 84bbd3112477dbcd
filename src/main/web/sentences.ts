import type { Texts } from '../../core/text.ts';
import { texts as calibrations } from '../../features/calibrations/web/texts.ts';
import { texts as drives } from '../../features/drives/web/texts.ts';
import { texts as inspections } from '../../features/inspections/web/texts.ts';
import { texts as points } from '../../features/points/web/texts.ts';
import { texts as spoken } from '../texts.ts';
import { texts as packEditor } from '../../features/pack-drafts/web/texts.ts';
import { texts as rail } from './texts.ts';

/** Every sentence that screens can say: those of the server, and those of screens alone. */
export const sentences: readonly Texts[] = [...spoken, rail, drives, points, inspections, calibrations, packEditor];
