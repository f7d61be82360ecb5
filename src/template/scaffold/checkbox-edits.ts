import { itemsOf } from '../../document/items-of.ts';
import { replacement } from '../../text/edit.ts';
import type { Edit } from '../../text/edit.ts';
import type { TemplateView } from '../reading/template-view.ts';

/** Clears the boxes that are ticked in the template, because nothing is done yet in a new document. */
export function checkboxEdits(view: TemplateView): readonly Edit[] {
  return view.lists.flatMap(({ list }) =>
    itemsOf(view.text, [list]).flatMap(({ hasBox, mark, markSpan }) =>
      hasBox && mark !== 'none' && markSpan ? [replacement(markSpan, ' ')] : [],
    ),
  );
}
