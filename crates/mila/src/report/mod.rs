//! `mila report`: reads exported mail, asks the desk what is true about it, and shows that in the terminal, as JSON
//! or as a page.

mod demo_mail;
mod json;
mod page;
mod question;
mod reading;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::atomic::Ordering;

use mila_desk::report::Question;
use mila_domain::report::Report;
use mila_web::texts::Texts;

use crate::asked::{self, stop_on_ctrl_c};
use crate::cli;
use crate::failure::{Failure, Outcome, say};
use crate::terminal::{self, Paint};
use reading::Read;

/// Runs the command and tells the shell how it went.
pub fn run(arguments: &cli::Report) -> ExitCode {
    let texts = Texts::in_language(asked::language(arguments.lang.as_deref()));
    match report(arguments, texts) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            say(&failure.said(texts));
            failure.outcome().into()
        }
    }
}

fn report(arguments: &cli::Report, texts: Texts) -> Result<Outcome, Failure> {
    let question = question::of(arguments)?;
    arguments.html.as_deref().map_or(Ok(()), page::check)?;
    let stop = stop_on_ctrl_c()?;
    let read =
        if arguments.demo { demo_mail::read(&question) } else { reading::read(&arguments.paths, &question.zone, &stop, texts)? };
    let Read { gathering, files, cut_off, packed } = read;
    let report = gathering.report(&question, &files).map_err(Failure::WhoseMailbox)?;
    if stop.load(Ordering::Relaxed) {
        return Err(Failure::Stopped);
    }
    if let Some(path) = &arguments.html {
        page::write(path, &report, texts.language())?;
    }
    print(&report, arguments, texts).map_err(Failure::CannotPrint)?;
    for (key, paths) in [("warning-cut-off", &cut_off), ("warning-packed-beside", &packed)] {
        for path in paths {
            say(&texts.with(key, &[("path", path.into())]));
        }
    }
    say_notices(&report, &question, arguments, texts);
    Ok(if report.mailbox.unreadable.is_empty() { Outcome::Done } else { Outcome::Unreadable })
}

fn print(report: &Report, arguments: &cli::Report, texts: Texts) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let printed = if arguments.json {
        json::write(&mut out, report)
    } else {
        let is_coloured = out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let paint = if is_coloured { Paint::Colour } else { Paint::Plain };
        out.write_all(terminal::render(report, texts.language(), paint).as_bytes())
    };
    match printed.and_then(|()| out.flush()) {
        // Whoever reads the report through a pipe may stop when they have seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed,
    }
}

fn say_notices(report: &Report, question: &Question, arguments: &cli::Report, texts: Texts) {
    if question.me.is_empty() && !arguments.demo {
        let addresses = mila_web::texts::listed(&report.me);
        let count = report.me.len() as u64;
        say(&texts.with("notice-owner", &[("count", count.into()), ("addresses", (&addresses).into())]));
    }
    if report.mailbox.later_than_now > 0 {
        say(&texts.count("warning-later-than-now", report.mailbox.later_than_now));
    }
    if !report.mailbox.unreadable.is_empty() {
        say(&texts.count("warning-unreadable", report.mailbox.unreadable.len() as u64));
    }
    if let Some(path) = &arguments.html {
        say(&texts.with("notice-html-written", &[("path", (&path.display().to_string()).into())]));
    }
}
