-- R-121, R-123: employers and clinicians come in by doors of their own, and are answered by who sits at their queue.
alter table chat drop constraint chat_audience_check,
  add constraint chat_audience_check check (audience in ('person', 'employer', 'clinician'));
