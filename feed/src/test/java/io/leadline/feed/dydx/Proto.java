package io.leadline.feed.dydx;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;

/** The venue's messages for protobuf's own library, by the names and numbers of its definitions. */
final class Proto
{
    private static final FileDescriptor FILE = file();

    private Proto()
    {
    }

    private static FileDescriptor file()
    {
        final FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder().setName("dydx").setSyntax("proto3");
        file.addEnumType(names("Side", "SIDE_UNSPECIFIED", "SIDE_BUY", "SIDE_SELL"));
        file.addEnumType(names(
            "TimeInForce", "TIME_IN_FORCE_UNSPECIFIED", "TIME_IN_FORCE_IOC", "TIME_IN_FORCE_POST_ONLY",
            "TIME_IN_FORCE_FILL_OR_KILL"));
        file.addMessageType(stream("Response").addField(many(1, "updates", "Update")));
        file.addMessageType(stream("Update", "update_message")
            .addField(one(1, "block_height", Type.TYPE_UINT32)).addField(one(2, "exec_mode", Type.TYPE_UINT32))
            .addField(of(3, "orderbook_update", "BookUpdate")).addField(of(4, "order_fill", "Fill"))
            .addField(of(5, "taker_order", "TakerOrder")).addField(of(6, "subaccount_update", "SubaccountUpdate"))
            .addField(of(7, "price_update", "PriceUpdate")));
        file.addMessageType(stream("BookUpdate")
            .addField(one(1, "snapshot", Type.TYPE_BOOL)).addField(many(2, "updates", "Change")));
        file.addMessageType(stream("Change", "update_message")
            .addField(of(1, "order_place", "Place")).addField(of(2, "order_remove", "Remove"))
            .addField(of(3, "order_update", "Total")).addField(of(4, "order_replace", "Replace")));
        file.addMessageType(stream("Place")
            .addField(inner(1, "order", "Order")).addField(one(2, "placement_status", Type.TYPE_UINT32)));
        file.addMessageType(stream("Remove")
            .addField(inner(1, "removed_order_id", "OrderId")).addField(one(2, "reason", Type.TYPE_UINT32))
            .addField(one(3, "removal_status", Type.TYPE_UINT32)));
        file.addMessageType(stream("Total")
            .addField(inner(1, "order_id", "OrderId")).addField(one(2, "total_filled_quantums", Type.TYPE_UINT64)));
        file.addMessageType(stream("Replace")
            .addField(inner(1, "old_order_id", "OrderId")).addField(inner(2, "order", "Order"))
            .addField(one(3, "placement_status", Type.TYPE_UINT32)));
        orders(file);
        matches(file);
        try
        {
            return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]);
        }
        catch (final DescriptorValidationException broken)
        {
            throw new IllegalStateException(broken);
        }
    }

    private static void orders(final FileDescriptorProto.Builder file)
    {
        file.addMessageType(stream("Order", "good_til_oneof")
            .addField(inner(1, "order_id", "OrderId")).addField(inner(2, "side", "Side").setType(Type.TYPE_ENUM))
            .addField(one(3, "quantums", Type.TYPE_UINT64)).addField(one(4, "subticks", Type.TYPE_UINT64))
            .addField(one(5, "good_til_block", Type.TYPE_UINT32).setOneofIndex(0))
            .addField(one(6, "good_til_block_time", Type.TYPE_FIXED32).setOneofIndex(0))
            .addField(inner(7, "time_in_force", "TimeInForce").setType(Type.TYPE_ENUM))
            .addField(one(8, "reduce_only", Type.TYPE_BOOL)).addField(one(9, "client_metadata", Type.TYPE_UINT32))
            .addField(one(11, "conditional_order_trigger_subticks", Type.TYPE_UINT64)));
        file.addMessageType(stream("OrderId")
            .addField(inner(1, "subaccount_id", "SubaccountId")).addField(one(2, "client_id", Type.TYPE_FIXED32))
            .addField(one(3, "order_flags", Type.TYPE_UINT32)).addField(one(4, "clob_pair_id", Type.TYPE_UINT32)));
        file.addMessageType(stream("SubaccountId")
            .addField(one(1, "owner", Type.TYPE_STRING)).addField(one(2, "number", Type.TYPE_UINT32)));
        file.addMessageType(stream("TakerOrder").addField(inner(1, "order", "Order")));
        file.addMessageType(stream("SubaccountUpdate")
            .addField(inner(1, "subaccount_id", "SubaccountId")).addField(one(4, "snapshot", Type.TYPE_BOOL)));
        file.addMessageType(stream("PriceUpdate")
            .addField(one(1, "market_id", Type.TYPE_UINT32)).addField(one(3, "snapshot", Type.TYPE_BOOL)));
    }

    private static void matches(final FileDescriptorProto.Builder file)
    {
        file.addMessageType(stream("Fill")
            .addField(inner(1, "clob_match", "Match")).addField(many(2, "orders", "Order"))
            .addField(one(3, "fill_amounts", Type.TYPE_UINT64).setLabel(Label.LABEL_REPEATED)));
        file.addMessageType(stream("Match", "match")
            .addField(of(1, "match_orders", "MatchOrders"))
            .addField(of(2, "match_perpetual_liquidation", "Liquidation"))
            .addField(of(3, "match_perpetual_deleveraging", "Deleveraging")));
        file.addMessageType(stream("MatchOrders")
            .addField(inner(1, "taker_order_id", "OrderId")).addField(many(2, "fills", "MakerFill")));
        file.addMessageType(stream("MakerFill")
            .addField(one(1, "fill_amount", Type.TYPE_UINT64)).addField(inner(2, "maker_order_id", "OrderId")));
        file.addMessageType(stream("Liquidation")
            .addField(inner(1, "liquidated", "SubaccountId")).addField(one(2, "clob_pair_id", Type.TYPE_UINT32))
            .addField(one(3, "perpetual_id", Type.TYPE_UINT32)).addField(one(4, "total_size", Type.TYPE_UINT64))
            .addField(one(5, "is_buy", Type.TYPE_BOOL)).addField(many(6, "fills", "MakerFill")));
        file.addMessageType(stream("Deleveraging")
            .addField(inner(1, "liquidated", "SubaccountId")).addField(one(2, "perpetual_id", Type.TYPE_UINT32)));
    }

    private static EnumDescriptorProto names(final String name, final String... values)
    {
        final EnumDescriptorProto.Builder names = EnumDescriptorProto.newBuilder().setName(name);
        for (int i = 0; i < values.length; i++)
        {
            names.addValue(EnumValueDescriptorProto.newBuilder().setName(values[i]).setNumber(i));
        }

        return names.build();
    }

    private static DescriptorProto.Builder stream(final String name, final String... oneofs)
    {
        final DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
        for (final String oneof : oneofs)
        {
            message.addOneofDecl(OneofDescriptorProto.newBuilder().setName(oneof));
        }

        return message;
    }

    private static FieldDescriptorProto.Builder one(final int number, final String name, final Type type)
    {
        return FieldDescriptorProto.newBuilder()
            .setName(name).setNumber(number).setType(type).setLabel(Label.LABEL_OPTIONAL);
    }

    private static FieldDescriptorProto.Builder inner(final int number, final String name, final String type)
    {
        return one(number, name, Type.TYPE_MESSAGE).setTypeName(type);
    }

    private static FieldDescriptorProto.Builder of(final int number, final String name, final String type)
    {
        return inner(number, name, type).setOneofIndex(0);
    }

    private static FieldDescriptorProto.Builder many(final int number, final String name, final String type)
    {
        return inner(number, name, type).setLabel(Label.LABEL_REPEATED);
    }

    /** A message to be filled by the names of its fields. */
    static Draft draft(final String type)
    {
        return new Draft(DynamicMessage.newBuilder(FILE.findMessageTypeByName(type)));
    }

    /** Protobuf's own reading of a response. */
    static DynamicMessage parse(final byte[] bytes) throws InvalidProtocolBufferException
    {
        return DynamicMessage.parseFrom(FILE.findMessageTypeByName("Response"), bytes);
    }

    /** Value of a field; its default where the message leaves it out. */
    static Object get(final Message message, final String name)
    {
        return message.getField(field(message.getDescriptorForType(), name));
    }

    /** Whether a field of messages is there. */
    static boolean has(final Message message, final String name)
    {
        return message.hasField(field(message.getDescriptorForType(), name));
    }

    private static FieldDescriptor field(final Descriptor type, final String name)
    {
        final FieldDescriptor field = type.findFieldByName(name);
        if (field == null)
        {
            throw new IllegalArgumentException("unknown field: message=" + type.getName() + " field=" + name);
        }

        return field;
    }

    /** A message in the making. */
    static final class Draft
    {
        private final DynamicMessage.Builder builder;

        private Draft(final DynamicMessage.Builder builder)
        {
            this.builder = builder;
        }

        /** Sets a field, by its number where it is one of an enum. */
        Draft set(final String name, final Object value)
        {
            final FieldDescriptor field = field(builder.getDescriptorForType(), name);
            final boolean isEnum = field.getType() == FieldDescriptor.Type.ENUM;
            builder.setField(field, isEnum ? field.getEnumType().findValueByNumber((Integer)value) : value);

            return this;
        }

        /** Adds to a repeated field. */
        Draft add(final String name, final Object value)
        {
            builder.addRepeatedField(field(builder.getDescriptorForType(), name), value);

            return this;
        }

        DynamicMessage build()
        {
            return builder.build();
        }
    }
}
