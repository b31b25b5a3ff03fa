/** The kind of duty that a planned follow-up 跟进 is: apart from its definition, for pages load no schemas. */
export const followUpKind = "FOLLOWUP";
