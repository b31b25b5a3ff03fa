-- A run has its number from the policy's format, as every other paper has; its work centre no longer counts.
alter table production.work_centres drop column runs_made;
