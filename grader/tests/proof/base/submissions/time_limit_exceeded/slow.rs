// fake: slow
