//! Watching on a screen: one failed sample at a time, and a few keys.

use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use grade_model::{GroupReport, MemberReport, Report, RunInfo, Verdict};
use grader::{
    exercise::Found,
    report::{self, Format, HumanOptions},
};

use super::{Watched, changes::Changes, judge};
use crate::{
    config::Settings,
    exit::{CommandError, Exit},
    output,
    screen::Screen,
    session::Session,
};

/// How long to wait for a key before looking at the file.
const KEY_WAIT: Duration = Duration::from_millis(30);

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Next,
    Hint,
    RunAll,
    Up,
    Down,
    Redraw,
    Quit,
}

/// What is on the screen.
struct View {
    /// The last report, or why there is none.
    shown: Option<Result<(Report, RunInfo), String>>,
    /// Which of the failed tests, from 0.
    failure: usize,
    is_hint_shown: bool,
    /// Lines scrolled away at the top.
    top: usize,
    is_judging: bool,
}

pub(super) fn run(
    watched: &mut Watched,
    changes: &Changes,
    found: &[Found],
    session: &Session,
    settings: &Settings,
) -> Result<Exit, CommandError> {
    let failed = |error: io::Error| CommandError::judge("failed to draw on the terminal").caused_by(error);
    let screen = Screen::take().map_err(failed)?;
    let mut view = View { shown: None, failure: 0, is_hint_shown: false, top: 0, is_judging: false };
    let mut next = Some(judge::Tests::Samples);
    watched.is_changed();
    loop {
        if let Some(tests) = next.take() {
            view.is_judging = true;
            view.draw(&screen, watched, settings).map_err(failed)?;
            let result = judge_meanwhile(watched, tests, found, session, settings).map_err(failed)?;
            view.is_judging = false;
            match result {
                Err(error) if error.exit == Exit::Interrupted => return Ok(Exit::Interrupted),
                Ok((report, run)) => {
                    watched.learn(&report);
                    view.show(Ok((report, run)));
                }
                Err(error) => view.show(Err(error.render())),
            }
            view.draw(&screen, watched, settings).map_err(failed)?;
        }
        if session.cancel_token().is_cancelled() {
            return Ok(Exit::Interrupted);
        }
        changes.wait(Duration::ZERO);
        if watched.is_changed() {
            next = Some(judge::Tests::Samples);
            continue;
        }
        match wait_for_wish(KEY_WAIT).map_err(failed)? {
            None => {}
            Some(Wish::Quit) => return Ok(Exit::Accepted),
            Some(Wish::RunAll) => next = Some(judge::Tests::All),
            Some(wish) => {
                view.follow(wish);
                view.draw(&screen, watched, settings).map_err(failed)?;
            }
        }
    }
}

/// Judges, and meanwhile listens to the one key that matters: quit.
fn judge_meanwhile(
    watched: &Watched,
    tests: judge::Tests,
    found: &[Found],
    session: &Session,
    settings: &Settings,
) -> io::Result<Result<(Report, RunInfo), CommandError>> {
    let cancel = session.cancel_token();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let listening = scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                if wait_for_wish(KEY_WAIT)? == Some(Wish::Quit) {
                    cancel.cancel();
                }
            }
            Ok(())
        });
        let result = watched.judge(tests, found, session, settings);
        is_over.store(true, Ordering::Relaxed);
        let listened: io::Result<()> =
            listening.join().unwrap_or_else(|_| Err(io::Error::other("the terminal is lost")));
        listened.map(|()| result)
    })
}

fn wait_for_wish(patience: Duration) -> io::Result<Option<Wish>> {
    if !event::poll(patience)? {
        return Ok(None);
    }
    Ok(match event::read()? {
        Event::Key(key) if key.kind != KeyEventKind::Release => wish_of(key),
        Event::Resize(..) => Some(Wish::Redraw),
        _ => None,
    })
}

fn wish_of(key: KeyEvent) -> Option<Wish> {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('c') if is_control => Some(Wish::Quit),
        KeyCode::Char('l') if is_control => Some(Wish::Redraw),
        KeyCode::Char('q') | KeyCode::Esc => Some(Wish::Quit),
        KeyCode::Char('n') => Some(Wish::Next),
        KeyCode::Char('h') => Some(Wish::Hint),
        KeyCode::Char('a') => Some(Wish::RunAll),
        KeyCode::Up | KeyCode::Char('k') => Some(Wish::Up),
        KeyCode::Down | KeyCode::Char('j') => Some(Wish::Down),
        _ => None,
    }
}

impl View {
    fn show(&mut self, shown: Result<(Report, RunInfo), String>) {
        self.shown = Some(shown);
        self.failure = 0;
        self.top = 0;
        self.is_hint_shown = false;
    }

    fn failures(&self) -> usize {
        match &self.shown {
            Some(Ok((report, _))) => report.groups.iter().map(count_failures).sum(),
            Some(Err(_)) | None => 0,
        }
    }

    fn follow(&mut self, wish: Wish) {
        match wish {
            Wish::Next => {
                self.failure = (self.failure + 1) % self.failures().max(1);
                self.top = 0;
            }
            Wish::Hint => self.is_hint_shown = !self.is_hint_shown,
            Wish::Up => self.top = self.top.saturating_sub(1),
            Wish::Down => self.top += 1,
            Wish::Redraw | Wish::RunAll | Wish::Quit => {}
        }
    }

    fn draw(&mut self, screen: &Screen, watched: &Watched, settings: &Settings) -> io::Result<()> {
        let (columns, rows) = screen.size();
        let text = match &self.shown {
            None => String::new(),
            Some(Err(error)) => error.clone(),
            Some(Ok((report, run))) => {
                let options = HumanOptions {
                    width: columns,
                    colour: output::use_color(settings.color, true),
                    unicode: output::use_unicode(),
                    ..HumanOptions::default()
                };
                let focused = focus(report, self.failure, self.is_hint_shown);
                String::from_utf8_lossy(&report::render(Format::Human, &focused, run, &options)).into_owned()
            }
        };
        let lines: Vec<&str> = text.lines().collect();
        self.top = self.top.min(lines.len().saturating_sub(rows - 1));
        screen.draw(&lines[self.top..], &cut(&self.bottom(watched), columns))
    }

    fn bottom(&self, watched: &Watched) -> String {
        let name = output::safe_line(&watched.path.display().to_string());
        if self.is_judging {
            return format!("judging {name}   q quit");
        }
        let failures = self.failures();
        let next = if failures > 1 { format!("n next ({} of {failures})   ", self.failure + 1) } else { String::new() };
        let hint = if self.is_hint_shown { "h hide the hint" } else { "h hint" };
        let hint = if failures > 0 { format!("{hint}   ") } else { String::new() };
        format!("{next}{hint}a run all   q quit   watching {name}")
    }
}

/// As much of a line as fits.
fn cut(line: &str, columns: usize) -> String {
    line.chars().take(columns.saturating_sub(1)).collect()
}

fn count_failures(group: &GroupReport) -> usize {
    let count = |member: &MemberReport| match member {
        MemberReport::Test(test) => usize::from(test.verdict != Verdict::Accepted),
        MemberReport::Group(group) => count_failures(group),
    };
    group.members.iter().map(count).sum()
}

/// The report with one failed test only, and with hints or without; the whole report where nothing failed.
fn focus(report: &Report, failure: usize, is_hint_shown: bool) -> Report {
    let mut report = report.clone();
    if report.groups.iter().map(count_failures).sum::<usize>() == 0 {
        return report;
    }
    let mut number = 0;
    for group in &mut report.groups {
        keep_failure(group, failure, is_hint_shown, &mut number);
    }
    report.groups.retain(|group| !group.members.is_empty());
    report
}

fn keep_failure(group: &mut GroupReport, failure: usize, is_hint_shown: bool, number: &mut usize) {
    if !is_hint_shown {
        group.hint = None;
    }
    group.members.retain_mut(|member| match member {
        MemberReport::Test(test) => {
            if !is_hint_shown {
                test.hint = None;
            }
            let is_failed = test.verdict != Verdict::Accepted;
            *number += usize::from(is_failed);
            is_failed && *number == failure + 1
        }
        MemberReport::Group(inner) => {
            keep_failure(inner, failure, is_hint_shown, number);
            !inner.members.is_empty()
        }
    });
}

#[cfg(test)]
mod tests {
    use grader::report::fixtures;

    use super::{count_failures, focus};

    #[test]
    fn one_failure_at_a_time() {
        for (name, report) in fixtures::all() {
            let failures: usize = report.groups.iter().map(count_failures).sum();
            for failure in 0..failures {
                let focused = focus(&report, failure, false);
                assert_eq!(focused.groups.iter().map(count_failures).sum::<usize>(), 1, "{name}");
                assert!(focused.groups.iter().all(|group| group.hint.is_none()), "{name}");
            }
        }
    }
}
