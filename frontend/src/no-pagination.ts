/**
 * In place of the design system's pagination, which writes its styles at run time: the content security policy forbids that.
 * Lists have a pager of ours; the table only mentions this one.
 */
export default function NoPagination(): null {
  return null;
}
