//! `mila link`: a one-time link for an owner who has lost the password, or who has not set up the desk yet.

use std::process::ExitCode;

use mila_desk::Scope;
use mila_web::texts::Texts;

use crate::cli;
use crate::failure::Failure;
use crate::house;
use crate::serve;

/// Runs the command and tells the shell how it went.
pub fn run(arguments: &cli::Link) -> ExitCode {
    let texts = Texts::in_language(crate::asked::language(arguments.place.lang.as_deref()));
    serve::end(link(arguments, texts), texts)
}

fn link(arguments: &cli::Link, texts: Texts) -> Result<(), Failure> {
    crate::asked::checked_language(arguments.place.lang.as_deref())?;
    let base = serve::base_url(&arguments.public_url)?;
    let runtime = house::runtime()?;
    let desk = house::desk_beside(&runtime, &arguments.place)?;
    let workspaces = runtime.block_on(desk.workspaces())?;
    let real = workspaces.into_iter().find(|(_, is_demo)| !is_demo);
    let (workspace, _) = real.ok_or_else(|| Failure::NothingThere(house::folder(&arguments.place).unwrap_or_default()))?;
    let scope = Scope::of_program(workspace);
    let has_members = runtime.block_on(desk.has_members(&scope))?;
    let link = runtime.block_on(desk.owner_link(&scope))?;
    let key = if has_members { "printed-link-new-password" } else { "link-set-up" };
    serve::tell(&texts.with(key, &[("url", (&serve::link_url(&base, &link)).into())]));
    runtime.block_on(desk.close());
    Ok(())
}
