"""Use-cases: functions on a unit of work that neither commit nor start threads."""
