-- To whom a review step may be handed by name 转办: colleagues of its roles, or anybody where the policy says so.
alter table reviews.steps add column hand_over text not null default 'itsRoles' check (hand_over in ('itsRoles', 'anybody'));
