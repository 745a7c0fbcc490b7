//! All connections that are open.

use super::activity::{Activity, Clock};
use crate::accounts::throttle::Network;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::{MissedTickBehavior, interval};

/// How often connections are looked at that may do nothing.
const LOOK: Duration = Duration::from_secs(1);
/// Of those that make room the 64th part goes at once, so that a flood does not have all of them looked at again and again.
const MAKES_ROOM: usize = 64;

/// How many connections there may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub connections: usize,
    /// How many of them from one network. This machine itself is no stranger, and where proxies stand in front of the server, every
    /// connection comes from them.
    pub of_a_network: usize,
}

impl Room {
    /// Room for so many connections, a quarter of it for each network.
    pub fn of(connections: usize) -> Self {
        Self {
            connections,
            of_a_network: (connections / 4).max(1),
        }
    }

    /// The same, for whoever has proxies in front.
    #[must_use]
    pub fn behind_proxies(self) -> Self {
        Self {
            of_a_network: self.connections,
            ..self
        }
    }
}

/// All connections that are open.
#[derive(Debug)]
pub struct Table {
    room: Room,
    clock: Clock,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    last: u64,
    connections: HashMap<u64, Connection>,
    of_networks: HashMap<Network, usize>,
}

#[derive(Debug)]
struct Connection {
    network: Network,
    activity: Arc<Activity>,
}

/// Held for as long as a connection is open.
#[derive(Debug)]
pub struct ConnectionPermit {
    number: u64,
    activity: Arc<Activity>,
    table: Arc<Table>,
}

impl Table {
    pub fn new(room: Room) -> Arc<Self> {
        Arc::new(Self {
            room,
            clock: Clock::default(),
            open: Mutex::default(),
        })
    }

    /// How many connections are open.
    pub fn len(&self) -> usize {
        self.open().connections.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes in a connection from an address; none where there is no room, and nobody waits who could make some.
    pub(super) fn enter(self: &Arc<Self>, address: IpAddr) -> Option<ConnectionPermit> {
        let network = Network::of(address);
        let mut open = self.open();
        let of_network = open.of_networks.get(&network).copied().unwrap_or(0);
        if of_network >= self.room_of(address) && !open.make_room(Some(network)) {
            return None;
        }
        if open.connections.len() >= self.room.connections && !open.make_room(None) {
            return None;
        }
        let activity = Arc::new(Activity::new(self.clock));
        let number = open.enter(network, Arc::clone(&activity));
        Some(ConnectionPermit {
            number,
            activity,
            table: Arc::clone(self),
        })
    }

    fn room_of(&self, address: IpAddr) -> usize {
        if address.to_canonical().is_loopback() {
            self.room.connections
        } else {
            self.room.of_a_network
        }
    }

    /// Ends connections that do nothing, for as long as the future is polled.
    pub(super) async fn look_after(self: Arc<Self>) {
        let mut ticks = interval(LOOK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            self.end_overdue(self.clock.now());
        }
    }

    fn end_overdue(&self, now: u64) {
        for connection in self.open().connections.values() {
            if connection.activity.is_overdue(now) {
                connection.activity.end();
            }
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn enter(&mut self, network: Network, activity: Arc<Activity>) -> u64 {
        self.last += 1;
        self.connections
            .insert(self.last, Connection { network, activity });
        *self.of_networks.entry(network).or_default() += 1;
        self.last
    }

    fn leave(&mut self, number: u64) {
        let Some(Connection { network, .. }) = self.connections.remove(&number) else {
            return;
        };
        if let Some(count) = self.of_networks.get_mut(&network) {
            *count -= 1;
            if *count == 0 {
                self.of_networks.remove(&network);
            }
        }
    }

    /// Ends connections that have waited longest, of a network or of all; says whether there were any.
    fn make_room(&mut self, of: Option<Network>) -> bool {
        let is_meant = |connection: &&Connection| of.is_none_or(|network| connection.network == network);
        let mut waiting: Vec<(u64, u64)> = self
            .connections
            .iter()
            .filter(|(_, connection)| is_meant(connection))
            .filter_map(|(number, connection)| Some((connection.activity.waits_since()?, *number)))
            .collect();
        if waiting.is_empty() {
            return false;
        }
        let most = waiting.len().div_ceil(MAKES_ROOM);
        let (before, last, _) = waiting.select_nth_unstable(most - 1);
        let ending: Vec<u64> = before.iter().chain([&*last]).map(|(_, number)| *number).collect();
        for number in ending {
            if let Some(connection) = self.connections.get(&number) {
                connection.activity.end();
            }
            // Its place is free at once; its file a moment later, for which there are some to spare.
            self.leave(number);
        }
        true
    }
}

impl ConnectionPermit {
    pub(super) fn activity(&self) -> &Arc<Activity> {
        &self.activity
    }
}

impl Drop for ConnectionPermit {
    fn drop(&mut self) {
        self.table.open().leave(self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn table(connections: usize, of_a_network: usize) -> Arc<Table> {
        Table::new(Room {
            connections,
            of_a_network,
        })
    }

    #[test]
    fn whoever_waits_longest_makes_room() {
        let table = table(3, 3);
        let peer = address("192.0.2.1");
        let places: Vec<_> = (0..3).map(|_| table.enter(peer).expect("room")).collect();
        // The first one is busy, and so the second has to go.
        let busy = places[0].activity().begin_request(false);
        for (place, since) in places.iter().zip([1, 2, 3]) {
            place.activity().has_waited_since(since);
        }
        let newcomer = table.enter(peer);
        assert!(newcomer.is_some());
        let is_cut: Vec<_> = places.iter().map(|place| place.activity().is_cut()).collect();
        assert_eq!(is_cut, [false, true, false]);
        assert_eq!(table.len(), 3);
        drop((busy, newcomer, places));
        assert!(table.is_empty());
        assert!(table.open().of_networks.is_empty());
    }

    #[test]
    fn nobody_who_is_being_answered_is_sent_away() {
        let table = table(2, 2);
        let peer = address("192.0.2.1");
        let places: Vec<_> = (0..2).map(|_| table.enter(peer).expect("room")).collect();
        let busy: Vec<_> = places
            .iter()
            .map(|place| place.activity().begin_request(false))
            .collect();
        assert!(table.enter(peer).is_none());
        drop(busy);
    }

    #[test]
    fn one_network_does_not_take_the_places_of_others() {
        let table = table(10, 2);
        let busy = |address: IpAddr| {
            let place = table.enter(address)?;
            let request = place.activity().begin_request(false);
            Some((place, request))
        };
        let (stranger, reader, here) = (address("192.0.2.1"), address("192.0.2.2"), address("127.0.0.1"));
        let of_stranger = [busy(stranger), busy(stranger)];
        assert!(of_stranger.iter().all(Option::is_some));
        assert!(busy(stranger).is_none());
        assert!(busy(reader).is_some());
        let here: Vec<_> = (0..5).map(|_| busy(here)).collect();
        assert!(here.iter().all(Option::is_some), "this machine is no stranger");
    }

    #[test]
    fn connections_that_do_nothing_end() {
        let table = table(10, 10);
        let place = table.enter(address("192.0.2.1")).expect("room");
        table.end_overdue(5_000);
        assert!(!place.activity().is_cut());
        table.end_overdue(20_000);
        assert!(place.activity().is_cut());
    }
}
