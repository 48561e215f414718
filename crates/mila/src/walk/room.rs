//! Room for bytes that are under way between threads. Whoever brings some waits until there is room for them; what is
//! longer than all of it comes in when nothing else is there.

use std::sync::{Condvar, Mutex, PoisonError};

/// The room.
pub struct Room {
    size: usize,
    /// How much of it is taken.
    full: Mutex<usize>,
    freed: Condvar,
}

/// A part of the room that is taken until this is let go.
pub struct Taken<'a> {
    room: &'a Room,
    bytes: usize,
}

impl Room {
    /// A room for so many bytes.
    pub const fn of(size: usize) -> Self {
        Self { size, full: Mutex::new(0), freed: Condvar::new() }
    }

    /// Takes room for so many bytes, when there is.
    pub fn take(&self, bytes: usize) -> Taken<'_> {
        let full = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |full: &mut usize| *full > 0 && *full + bytes > self.size;
        let mut full = self.freed.wait_while(full, is_full).unwrap_or_else(PoisonError::into_inner);
        *full += bytes;
        Taken { room: self, bytes }
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        *self.room.full.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.room.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn no_more_is_under_way_than_there_is_room_for_or_a_single_giant() {
        let (room, under_way, most) = (Room::of(10), AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for bytes in [4, 3, 25, 6, 1, 0, 10] {
                        let taken = room.take(bytes);
                        let now = under_way.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        most.fetch_max(now, Ordering::SeqCst);
                        assert!(now <= 10 || now == 25, "{now}");
                        under_way.fetch_sub(bytes, Ordering::SeqCst);
                        drop(taken);
                    }
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 25);
        assert_eq!(*room.full.lock().unwrap(), 0);
    }
}
