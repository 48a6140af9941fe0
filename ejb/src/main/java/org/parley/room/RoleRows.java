package org.parley.room;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.HashSet;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;

/** Who is what in a room, what each role may do, and who is let on camera, in the database. */
@ApplicationScoped
@HoldsPersonalData
public class RoleRows {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    Map<Role, Map<Permission, Boolean>> decided(RoomId room) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select role, permission, granted from room_permission where room_id = ?")) {
                select.setLong(1, room.value());
                var found = new EnumMap<Role, Map<Permission, Boolean>>(Role.class);
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var permission = Permission.of(row.getString(2).toLowerCase(java.util.Locale.ROOT));
                        if (permission.isPresent()) found.computeIfAbsent(Role.valueOf(row.getString(1)), role -> new EnumMap<>(Permission.class)).put(permission.get(), row.getBoolean(3));
                    }
                }
                return found;
            }
        });
    }

    /** Puts the owner's decisions in the place of those before; what is as usual leaves no row. */
    void decide(RoomId room, Map<Role, Set<Permission>> granted) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from room_permission where room_id = ?");
                 var insert = connection.prepareStatement("insert into room_permission (room_id, role, permission, granted) values (?,?,?,?)")) {
                delete.setLong(1, room.value());
                delete.executeUpdate();
                for (var role : granted.entrySet()) for (var permission : Permission.values()) {
                    var yes = role.getValue().contains(permission);
                    if (yes == role.getKey().usual().contains(permission)) continue;
                    insert.setLong(1, room.value());
                    insert.setString(2, role.getKey().name());
                    insert.setString(3, permission.name());
                    insert.setBoolean(4, yes);
                    insert.addBatch();
                }
                insert.executeBatch();
                return null;
            }
        });
    }

    Optional<Role> role(RoomId room, AccountId account) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select role from room_role where room_id = ? and account_id = ?")) {
                select.setLong(1, room.value());
                select.setLong(2, account.value());
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(Role.valueOf(row.getString(1))) : Optional.empty();
                }
            }
        });
    }

    /** The latest given first. */
    Map<AccountId, Role> roles(RoomId room) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select account_id, role from room_role where room_id = ? order by given_at desc")) {
                select.setLong(1, room.value());
                var found = new LinkedHashMap<AccountId, Role>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.put(new AccountId(row.getLong(1)), Role.valueOf(row.getString(2)));
                }
                return found;
            }
        });
    }

    /** {@link Role#MEMBER} is what everybody is: no row. */
    void give(RoomId room, AccountId account, Role role, Instant now) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from room_role where room_id = ? and account_id = ?");
                 var insert = connection.prepareStatement("insert into room_role (room_id, account_id, role, given_at) values (?,?,?,?)")) {
                delete.setLong(1, room.value());
                delete.setLong(2, account.value());
                delete.executeUpdate();
                if (role == Role.MEMBER) return null;
                insert.setLong(1, room.value());
                insert.setLong(2, account.value());
                insert.setString(3, role.name());
                insert.setTimestamp(4, Timestamp.from(now));
                insert.executeUpdate();
                return null;
            }
        });
    }

    Set<AccountId> onCameraList(RoomId room) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select account_id from room_camera where room_id = ? order by allowed_at desc")) {
                select.setLong(1, room.value());
                var found = new HashSet<AccountId>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new AccountId(row.getLong(1)));
                }
                return found;
            }
        });
    }

    void allowCamera(RoomId room, AccountId account, boolean yes, Instant now) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from room_camera where room_id = ? and account_id = ?");
                 var insert = connection.prepareStatement("insert into room_camera (room_id, account_id, allowed_at) values (?,?,?)")) {
                delete.setLong(1, room.value());
                delete.setLong(2, account.value());
                delete.executeUpdate();
                if (!yes) return null;
                insert.setLong(1, room.value());
                insert.setLong(2, account.value());
                insert.setTimestamp(3, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
    }

    /** Everything a member was in rooms. */
    void removeAll(AccountId account) {
        with(database, connection -> {
            for (var table : new String[] {"room_role", "room_camera"})
                try (var delete = connection.prepareStatement("delete from " + table + " where account_id = ?")) {
                    delete.setLong(1, account.value());
                    delete.executeUpdate();
                }
            return null;
        });
    }
}
