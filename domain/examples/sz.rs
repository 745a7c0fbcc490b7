use domain::entity::*;
fn main() {
    macro_rules! s{($($t:ty),*)=>{$(println!("{} {}",stringify!($t),std::mem::size_of::<$t>());)*}}
    s!(
        Country,
        Office,
        Party,
        Person,
        Tenure,
        Event,
        Transition,
        Source,
        Citation,
        Provenance,
        Span<Capacity>,
        Term,
        domain::Edtf,
        domain::Text,
        Candidate,
        Participant,
        EventDate,
        Outcome,
        FormerName,
        EarlierDate,
        Recorded,
        domain::changeset::Changeset,
        domain::world::Commit,
        domain::Change,
        Figure,
        domain::id::PersonId
    );
}
