//! `handover user`: the accounts of those who edit.

use crate::{
    accounts::{AccountName, Accounts, Listed, Password},
    config::{DatabaseArgs, User},
    journal::Journal,
};
use anyhow::{Context, bail};
use jiff::tz::TimeZone;
use std::io::IsTerminal;

pub async fn run(command: User) -> anyhow::Result<()> {
    match command {
        User::Add { name, role, place } => {
            let name = AccountName::parse(&name)?;
            // Opened first, so that nobody types a password for a database that is not there.
            let journal = Journal::open(&place.database).await?;
            let account = Accounts::beside(&journal)
                .add(name.clone(), &password(name.as_str())?, role)
                .await?;
            println!("added {} ({})", account.name, account.role.word());
            journal.close().await;
        }
        User::List { place } => {
            let (journal, accounts) = open(&place).await?;
            for listed in accounts.list().await? {
                println!("{}", line(&listed));
            }
            journal.close().await;
        }
        User::Disable { name, place } => {
            let (journal, accounts) = open(&place).await?;
            let account = accounts.named(&name).await?;
            accounts.disable(&account.id).await?;
            println!("disabled {}", account.name);
            journal.close().await;
        }
        User::Enable { name, place } => {
            let (journal, accounts) = open(&place).await?;
            let account = accounts.named(&name).await?;
            accounts.enable(&account.id).await?;
            println!("enabled {}", account.name);
            journal.close().await;
        }
    }
    Ok(())
}

async fn open(place: &DatabaseArgs) -> anyhow::Result<(Journal, Accounts)> {
    let journal = Journal::open_existing(&place.database).await?;
    let accounts = Accounts::beside(&journal);
    Ok((journal, accounts))
}

/// Columns with tabs between them, for people and for scripts.
fn line(listed: &Listed) -> String {
    let state = if listed.is_disabled { "disabled" } else { "enabled" };
    let added = listed.added.to_zoned_datetime(TimeZone::UTC).date();
    let Listed { account, .. } = listed;
    format!("{}\t{}\t{state}\t{added}", account.name, account.role.word())
}

/// Asks for the password of an account twice on a terminal, without showing it; elsewhere reads the first line that comes.
fn password(account: &str) -> anyhow::Result<Password> {
    if !std::io::stdin().is_terminal() {
        let mut line = String::new();
        std::io::stdin()
            .read_line(&mut line)
            .context("could not read the password from standard input")?;
        return Ok(Password::choose(line.trim_end_matches(['\r', '\n']), account)?);
    }
    let typed = rpassword::prompt_password("Password: ").context("could not read the password")?;
    let password = Password::choose(&typed, account)?;
    let again = rpassword::prompt_password("The same again: ").context("could not read the password")?;
    if typed != again {
        bail!("the two passwords are not the same");
    }
    Ok(password)
}
